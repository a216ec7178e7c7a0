// For moc alone: Qt 6.4 fails on this attribute macro in the C++20 standard headers.
#define _GLIBCXX_VISIBILITY(V)
