/* Shorter ways through CPython's interface for what mypyc compiles; put in front of every C file by tools/native.py.

   What they give is the same as the plain calls in every case. */

#ifndef MAHDAR_NATIVE_H
#define MAHDAR_NATIVE_H
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#ifndef Py_GIL_DISABLED

#if PY_VERSION_HEX < 0x030E0000
#ifndef Py_BUILD_CORE
#define Py_BUILD_CORE
#endif
#include "internal/pycore_dict.h"
#endif

/* Attributes in a slot (fields of a msgspec Struct): where in the object, remembered by the version of its type.

   CPython's interpreter does so itself since 3.11 (LOAD_ATTR_SLOT); compiled code would go through the descriptor each time.
   A version is that of one type in one state: whatever changes the type gives it another. */

#define MAHDAR_PLACES 4096

typedef struct {
    unsigned int version;
    PyObject *name;
    Py_ssize_t offset;
} MahdarPlace;

#define MAHDAR_PLACE(version, name) (&mahdar_places[(((uintptr_t)(name) >> 4) ^ ((version) * 31u)) % MAHDAR_PLACES])

extern MahdarPlace mahdar_places[MAHDAR_PLACES];
PyObject *mahdar_find_attribute(PyObject *o, PyObject *name);

static inline PyObject *mahdar_attribute(PyObject *o, PyObject *name) {
    unsigned int version = Py_TYPE(o)->tp_version_tag;
    MahdarPlace *place = MAHDAR_PLACE(version, name);
    if (place->name == name && place->version == version) {
        PyObject *value = *(PyObject **)((char *)o + place->offset);
        if (value != NULL) {
            Py_INCREF(value);
            return value;
        }
    }
    return mahdar_find_attribute(o, name);
}

/* Whole numbers below a bound: made once. Most are numbers of words and places in an article. */

#define MAHDAR_NUMBERS 16384

extern PyObject *mahdar_numbers[MAHDAR_NUMBERS];
PyObject *mahdar_make_number(long value);

static inline PyObject *mahdar_number(long value) {
    if ((unsigned long)value < MAHDAR_NUMBERS && mahdar_numbers[value] != NULL) {
        PyObject *number = mahdar_numbers[value];
        Py_INCREF(number);
        return number;
    }
    return mahdar_make_number(value);
}

/* The value of a whole number that is small and not negative. */

static inline int mahdar_small(PyObject *number, Py_ssize_t *value) {
    if (!PyLong_CheckExact(number)) {
        return 0;
    }
#if PY_VERSION_HEX >= 0x030C0000
    if (!PyUnstable_Long_IsCompact((PyLongObject *)number)) {
        return 0;
    }
    *value = PyUnstable_Long_CompactValue((PyLongObject *)number);
#else
    if ((size_t)Py_SIZE(number) > 1) {
        return 0;
    }
    *value = Py_SIZE(number) == 0 ? 0 : (Py_ssize_t)((PyLongObject *)number)->ob_digit[0];
#endif
    return *value >= 0;
}

/* The hash of a text that knows it, or of a small number (which is its own); -1 if it would have to be worked out. */

static inline Py_hash_t mahdar_hash(PyObject *key) {
    Py_ssize_t value;
    if (PyUnicode_CheckExact(key)) {
        return ((PyASCIIObject *)key)->hash;
    }
    return mahdar_small(key, &value) ? value : -1;
}

/* Are two keys of the same hash the same? 1 or 0; -1 if they have to be asked. */

static inline int mahdar_same(PyObject *a, PyObject *b) {
    if (a == b) {
        return 1;
    }
    if (!PyUnicode_CheckExact(a) || !PyUnicode_CheckExact(b) || PyUnicode_KIND(a) != PyUnicode_KIND(b)) {
        return -1;
    }
    Py_ssize_t size = PyUnicode_GET_LENGTH(a);
    return size == PyUnicode_GET_LENGTH(b) && memcmp(PyUnicode_DATA(a), PyUnicode_DATA(b), size * PyUnicode_KIND(a)) == 0;
}

/* Members of sets: found, or surely not there, at the first place where the hash leads; else the set is asked. */

static inline int mahdar_in_set(PyObject *set, PyObject *key) {
    Py_hash_t hash = mahdar_hash(key);
    if (hash != -1) {
        PySetObject *so = (PySetObject *)set;
        setentry *first = &so->table[(size_t)hash & (size_t)so->mask];
        if (first->key == NULL) {
            return 0;
        }
        if (first->hash == hash && mahdar_same(first->key, key) == 1) {
            return 1;
        }
    }
    return PySet_Contains(set, key);
}

/* Dictionaries likewise: 1 and a borrowed value, 0 if the key is surely not there, -1 if the dictionary has to be asked. */

static inline int mahdar_peek(PyObject *dict, PyObject *key, PyObject **value) {
#if PY_VERSION_HEX < 0x030E0000
    Py_hash_t hash = mahdar_hash(key);
    PyDictObject *mp = (PyDictObject *)dict;
    PyDictKeysObject *keys = mp->ma_keys;
    int size = DK_LOG_SIZE(keys);
    if (hash == -1 || mp->ma_values != NULL || size >= 32 || (DK_IS_UNICODE(keys) && !PyUnicode_CheckExact(key))) {
        return -1;
    }
    size_t slot = (size_t)hash & (((size_t)1 << size) - 1);
    char *indices = keys->dk_indices;
    int at = size < 8 ? ((int8_t *)indices)[slot] : size < 16 ? ((int16_t *)indices)[slot] : ((int32_t *)indices)[slot];
    if (at == DKIX_EMPTY) {
        return 0;
    }
    if (at >= 0) {
        if (DK_IS_UNICODE(keys)) {
            PyDictUnicodeEntry *entry = &DK_UNICODE_ENTRIES(keys)[at];
            *value = entry->me_value;
            return ((PyASCIIObject *)entry->me_key)->hash == hash && mahdar_same(entry->me_key, key) == 1 ? 1 : -1;
        }
        PyDictKeyEntry *entry = &DK_ENTRIES(keys)[at];
        *value = entry->me_value;
        return entry->me_hash == hash && mahdar_same(entry->me_key, key) == 1 ? 1 : -1;
    }
#endif
    return -1;
}

static inline PyObject *mahdar_get(PyObject *dict, PyObject *key) {
    PyObject *value;
    int known = mahdar_peek(dict, key, &value);
    return known < 0 ? PyDict_GetItemWithError(dict, key) : known ? value : NULL;
}

static inline int mahdar_in_dict(PyObject *dict, PyObject *key) {
    PyObject *value;
    int known = mahdar_peek(dict, key, &value);
    return known < 0 ? PyDict_Contains(dict, key) : known;
}

/* Items of what the compiler does not know to be a list or a tuple, or knows to be more than a plain dictionary. */

static inline PyObject *mahdar_item(PyObject *row, PyObject *key) {
    Py_ssize_t at;
    PyObject *value;
    if (PyDict_Check(row)) {
        int plain = Py_TYPE(row)->tp_as_mapping->mp_subscript == PyDict_Type.tp_as_mapping->mp_subscript;
        if (plain && mahdar_peek(row, key, &value) == 1) {
            Py_INCREF(value);
            return value;
        }
    } else if ((PyList_CheckExact(row) || PyTuple_CheckExact(row)) && mahdar_small(key, &at) && at < Py_SIZE(row)) {
        PyObject *item = PyList_CheckExact(row) ? PyList_GET_ITEM(row, at) : PyTuple_GET_ITEM(row, at);
        Py_INCREF(item);
        return item;
    }
    return PyObject_GetItem(row, key);
}

/* Members of what the compiler does not know to be a set or a dictionary. */

static inline int mahdar_contains(PyObject *all, PyObject *key) {
    if (PyAnySet_CheckExact(all)) {
        return mahdar_in_set(all, key);
    }
    return PyDict_CheckExact(all) ? mahdar_in_dict(all, key) : PySequence_Contains(all, key);
}

/* Appending to a list that has room. */

static inline int mahdar_append(PyObject *list, PyObject *item) {
    Py_ssize_t size = Py_SIZE(list);
    if (PyList_CheckExact(list) && size < ((PyListObject *)list)->allocated) {
        Py_INCREF(item);
        Py_SET_SIZE(list, size + 1);
        PyList_SET_ITEM(list, size, item);
        return 0;
    }
    return PyList_Append(list, item);
}

#define PyObject_GetAttr(o, name) mahdar_attribute((PyObject *)(o), (name))
#define PyObject_GetItem(row, key) mahdar_item((row), (key))
#define PyLong_FromLong(value) mahdar_number(value)
#define PyList_Append(list, item) mahdar_append((PyObject *)(list), (PyObject *)(item))
#define PyDict_GetItemWithError(dict, key) mahdar_get((dict), (key))
#define PyDict_Contains(dict, key) mahdar_in_dict((dict), (key))
#define PySequence_Contains(all, key) mahdar_contains((all), (key))
#define PySet_Contains(set, key) mahdar_in_set((set), (key))

#endif
#endif
