"""Vectors are stored as they are: compressing the long ones costs more time than their space is worth."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("search", "0001_the_entries")]

    operations = [
        migrations.RunSQL(
            "ALTER TABLE search_entry ALTER COLUMN vector SET STORAGE EXTERNAL",
            "ALTER TABLE search_entry ALTER COLUMN vector SET STORAGE EXTENDED",
        )
    ]
