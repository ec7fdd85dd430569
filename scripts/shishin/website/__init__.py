"""The only place that knows MkDocs: the plugin, the build and the preview."""
