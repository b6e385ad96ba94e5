"""Many files at once: paths and archives walked, files parsed on all cores and taken in one by one."""
