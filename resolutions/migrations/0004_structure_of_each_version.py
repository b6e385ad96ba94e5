"""A digest of the anchors of each language version, so that versions built otherwise than their siblings are found."""

from django.db import migrations, models

DIGESTS = """
    UPDATE resolutions_languageversion SET structure_digest = held.digest FROM (
        SELECT version_id, md5(string_agg(anchor, E'\\n' ORDER BY position)) AS digest
        FROM resolutions_paragraph GROUP BY version_id
    ) held WHERE held.version_id = id
"""


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0003_targets_and_places_of_citations")]

    operations = [
        migrations.AddField(
            model_name="languageversion",
            name="structure_digest",
            field=models.CharField(default="", max_length=32),
        ),
        migrations.RunSQL(DIGESTS, migrations.RunSQL.noop),
    ]
