"""The one place where a PDF or a picture is opened: a warm program that forks a confined child for each document.

Whoever wants something of a document asks ``client.Sandbox`` for a verb (``verbs.py``: read, show, split) and gets
bytes back, made by a process that has touched hostile ones. ``server.py`` is the program; under systemd it is a unit
without network, secrets or other files, elsewhere a child of ours. ``child.py`` is what it forks.
"""
