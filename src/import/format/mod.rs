//! Bytes to cells, a format a file.
