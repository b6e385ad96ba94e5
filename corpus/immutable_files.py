"""Files under names made from their content, so that browsers keep them for ever; modules import each other by these names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ImmutableFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage (gzip and Brotli beside each file), with the imports between JavaScript modules renamed too."""

    support_js_module_import_aggregation = True
