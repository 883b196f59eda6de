/* The tables behind native.h, and what is done where they do not help. */

#include "native.h"

#ifndef Py_GIL_DISABLED
#undef PyObject_GetAttr
#undef PyLong_FromLong

MahdarPlace mahdar_places[MAHDAR_PLACES];
PyObject *mahdar_numbers[MAHDAR_NUMBERS];

/* Put into the table where objects of a type keep an attribute, if they keep it in a slot. */
static void remember(PyTypeObject *type, PyObject *name) {
    PyObject *found = _PyType_Lookup(type, name); /* borrowed */
    if (found != NULL && Py_IS_TYPE(found, &PyMemberDescr_Type)) {
        PyMemberDescrObject *slot = (PyMemberDescrObject *)found;
        unsigned int version = type->tp_version_tag;
        if (version != 0 && slot->d_member->type == T_OBJECT_EX && PyType_IsSubtype(type, PyDescr_TYPE(slot))) {
            MahdarPlace *place = MAHDAR_PLACE(version, name);
            Py_INCREF(name);
            Py_XDECREF(place->name);
            *place = (MahdarPlace){version, name, slot->d_member->offset};
        }
    }
}

/* A function or value of a module (`max` of `builtins`): names of its own begin with no mark. */
static PyObject *of_module(PyObject *module, PyObject *name) {
    if (PyUnicode_GET_LENGTH(name) == 0 || PyUnicode_READ_CHAR(name, 0) == '_') {
        return NULL;
    }
    PyObject *value = mahdar_get(PyModule_GetDict(module), name);
    Py_XINCREF(value);
    return value;
}

PyObject *mahdar_find_attribute(PyObject *o, PyObject *name) {
    PyObject *value = PyModule_CheckExact(o) ? of_module(o, name) : NULL;
    if (value != NULL) {
        return value;
    }
    value = PyObject_GetAttr(o, name);
    PyTypeObject *type = Py_TYPE(o);
    if (value != NULL && type->tp_getattro == PyObject_GenericGetAttr && PyType_HasFeature(type, Py_TPFLAGS_HEAPTYPE)) {
        remember(type, name);
    }
    return value;
}

PyObject *mahdar_make_number(long value) {
    PyObject *number = PyLong_FromLong(value);
    if (number != NULL && (unsigned long)value < MAHDAR_NUMBERS) {
        Py_INCREF(number);
        mahdar_numbers[value] = number;
    }
    return number;
}

#endif
