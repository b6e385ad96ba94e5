"""What a citation needs to be resolved: the family of a number, the paragraphs that a pinpoint means, the given link."""

import django.contrib.postgres.fields
from django.db import migrations, models

from resolutions import symbols


def name_families(apps, schema_editor):
    """Work out the family of every resolution already there."""
    Resolution = apps.get_model("resolutions", "Resolution")
    changed = list(Resolution.objects.only("pk", "symbol"))
    for resolution in changed:
        resolution.family = symbols.parse(resolution.symbol).family
    Resolution.objects.bulk_update(changed, ["family"], batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0002_facts_of_each_version")]

    operations = [
        migrations.AddField("resolution", "family", models.CharField(blank=True, db_index=True, default="", max_length=120), preserve_default=False),
        migrations.AddField("citation", "pinpoint_end", models.CharField(blank=True, default="", max_length=60), preserve_default=False),
        migrations.AddField("citation", "linked_symbol", models.CharField(blank=True, default="", max_length=120), preserve_default=False),
        migrations.AddField(
            "citation",
            "places",
            django.contrib.postgres.fields.ArrayField(models.CharField(max_length=60), blank=True, default=list, size=None),
        ),
        migrations.RunPython(name_families, migrations.RunPython.noop),
    ]
