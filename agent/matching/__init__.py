"""Pure: which record a document belongs to. People on pages, normalisation, comparison, decision."""
