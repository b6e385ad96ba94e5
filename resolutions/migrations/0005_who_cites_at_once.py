"""Two indexes by which the versions that cite a number are chosen without reading their rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0004_structure_of_each_version")]

    operations = [
        migrations.AddIndex(
            "citation",
            models.Index(fields=["target_key", "version"], include=["target"], name="citation_key_version"),
        ),
        migrations.AddIndex(
            "languageversion",
            models.Index(
                fields=["id"], include=["resolution", "language"], condition=models.Q(withdrawn=False), name="version_shown"
            ),
        ),
    ]
