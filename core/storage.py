"""Where static files are served from in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Names with a hash of the content, compressed once; imports inside ES modules are rewritten too."""

    support_js_module_import_aggregation = True
    # A file that a third-party stylesheet names but does not ship must not stop the site.
    manifest_strict = False
