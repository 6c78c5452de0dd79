"""Every order by its name or its key: the palette of Ctrl+K, the page of shortcuts, and keys that clash."""
