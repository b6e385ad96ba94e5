"""The labels of an entry's own are indexed apart: those it shares with its resolution are looked up in the entry of the title."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0003_rows_kept_whole")]

    operations = [
        migrations.AddField(
            "entry", "own", django.contrib.postgres.fields.ArrayField(models.TextField(), default=list), preserve_default=False
        ),
        migrations.RunSQL(
            "UPDATE search_entry SET own = ARRAY(SELECT label FROM unnest(labels) WITH ORDINALITY AS held (label, place)"
            " WHERE split_part(label, ':', 1) IN ('type', 'action', 'addressee', 'cites') ORDER BY place)",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveIndex("entry", "entry_labels"),
        migrations.AddIndex("entry", django.contrib.postgres.indexes.GinIndex(fields=["own"], name="entry_own")),
        migrations.AddIndex(
            "entry",
            django.contrib.postgres.indexes.GinIndex(
                fields=["labels"], name="entry_title_labels", condition=models.Q(anchor="")
            ),
        ),
    ]
