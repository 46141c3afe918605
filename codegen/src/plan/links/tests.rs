//! Links in documentation.
