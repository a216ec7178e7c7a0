// Only here to build the precompiled header that the libraries without Qt share.
