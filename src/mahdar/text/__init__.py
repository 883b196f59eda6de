"""Language-neutral text machinery: fold, words, sentences, quotes, matcher, patterns."""
