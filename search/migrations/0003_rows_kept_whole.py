"""Rows stay whole and as they are up to the size of a page: setting parts aside and compressing them costs more than their space."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0002_vectors_kept_as_they_are")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE search_entry ALTER COLUMN labels SET STORAGE EXTERNAL, SET (toast_tuple_target = 8160)",
            "ALTER TABLE search_entry ALTER COLUMN labels SET STORAGE EXTENDED, RESET (toast_tuple_target)",
        )
    ]
