"""The engines that ours is measured beside: tantivy and Whoosh as they come, and Postgres' own text search."""

from __future__ import annotations

from pathlib import Path

import tantivy
from django.db import connection
from whoosh import fields as whoosh_fields
from whoosh import index as whoosh_index
from whoosh.analysis import LanguageAnalyzer
from whoosh.qparser import QueryParser

PAGE = 20
FACETS = ("type", "action", "session", "year", "committee", "vote")


class RawTantivy:
    """tantivy with its own French analysis, asked without anything of ours."""

    name = "raw tantivy"

    def __init__(self, folder: Path):
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="french", index_option="position")
        for name in FACETS:
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
        builder.add_unsigned_field("number", indexed=True, fast=True)
        builder.add_unsigned_field("when", indexed=True, fast=True)
        folder.mkdir(parents=True, exist_ok=True)
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, str(folder))
        chain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for one in (tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold(), tantivy.Filter.stemmer("french")):
            chain = chain.filter(one)
        self.index.register_tokenizer("french", chain.build())
        self.index.reload()
        self.searcher = self.index.searcher()

    def build(self, rows) -> None:
        """Index (number, text, labels) of every row."""
        writer = self.index.writer(192_000_000, 1)
        for number, text, labels in rows:
            document = tantivy.Document()
            document.add_text("text", text)
            document.add_unsigned("number", number)
            for label in labels:
                name, _, value = label.partition(":")
                if name in FACETS:
                    document.add_text(name, value)
                if name == "year":
                    document.add_unsigned("when", int(value))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def ask(self, written: str, facets: bool) -> int:
        """The best twenty and their number, with facets where asked."""
        if written.startswith("/"):
            query = tantivy.Query.regex_query(self.schema, "text", written.strip("/"))
        else:
            query = self.index.parse_query(written, ["text"], conjunction_by_default=True)
        found = self.searcher.search(query, PAGE, count=True)
        self.searcher.fast_field_values("number", [address for _, address in found.hits])
        if facets:
            self.searcher.aggregate(query, {name: {"terms": {"field": name, "size": 1000}} for name in FACETS})
        return found.count


class PlainPostgres:
    """Postgres' `french` configuration over a GIN index, in a table of its own."""

    name = "Postgres’ own"

    def __init__(self, table: str = "bench_search.plain"):
        self.table = table

    def build(self) -> None:
        """The table with the paragraphs of the benchmark."""
        self._make("SELECT p.id, to_tsvector('french', p.text) AS vector, e.labels FROM resolutions_paragraph p JOIN search_entry e ON e.id = p.id")

    def take(self, rows) -> None:
        """The table, for this connection only, with (number, text, labels) of every row."""
        numbers, texts, _labels = zip(*rows, strict=True)
        self._make(
            "SELECT id, to_tsvector('french', text) AS vector, ARRAY[]::text[] AS labels FROM unnest(%s::bigint[], %s::text[]) AS given (id, text)",
            "TEMPORARY", [list(numbers), list(texts)],
        )  # fmt: skip

    def _make(self, rows: str, sort: str = "UNLOGGED", parameters=()) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE {sort} TABLE {self.table} AS {rows}", list(parameters))
            cursor.execute(f"CREATE INDEX ON {self.table} USING gin (vector)")
            cursor.execute(f"ANALYZE {self.table}")

    def best(self, written: str, most: int = 10) -> list[int]:
        """The best by Postgres' own rank, those of equal rank in their order."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id FROM {self.table}, websearch_to_tsquery('french', %s) asked WHERE vector @@ asked"
                " ORDER BY ts_rank(vector, asked) DESC, id LIMIT %s",
                [written, most],
            )
            return [row[0] for row in cursor.fetchall()]

    def ask(self, written: str, facets: bool) -> int:
        """The best twenty and their number, with facets where asked."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT websearch_to_tsquery('french', %s)", [written])
            query = cursor.fetchone()[0]
            cursor.execute(f"SELECT count(*) FROM {self.table} WHERE vector @@ %s::tsquery", [query])
            count = cursor.fetchone()[0]
            cursor.execute(
                f"SELECT id FROM {self.table} WHERE vector @@ %s::tsquery ORDER BY ts_rank(vector, %s::tsquery) DESC LIMIT {PAGE}",
                [query, query],
            )
            cursor.fetchall()
            if facets:
                cursor.execute(
                    f"SELECT label, count(*) FROM {self.table}, unnest(labels) label WHERE vector @@ %s::tsquery GROUP BY label",
                    [query],
                )
                cursor.fetchall()
        return count


class PlainWhoosh:
    """A Whoosh index with its French analyzer."""

    name = "Whoosh"

    def __init__(self, folder: Path):
        folder.mkdir(parents=True, exist_ok=True)
        schema = whoosh_fields.Schema(number=whoosh_fields.STORED, text=whoosh_fields.TEXT(analyzer=LanguageAnalyzer("fr")))
        known = whoosh_index.exists_in(str(folder))
        self.index = whoosh_index.open_dir(str(folder)) if known else whoosh_index.create_in(str(folder), schema)
        self._open()

    def build(self, rows) -> None:
        """Index (number, text, labels) of every row."""
        writer = self.index.writer(limitmb=256)
        for number, text, _labels in rows:
            writer.add_document(number=number, text=text)
        writer.commit()
        self._open()

    def _open(self) -> None:
        self.searcher = self.index.searcher()
        self.parser = QueryParser("text", self.index.schema)

    def best(self, written: str) -> list[int]:
        """The best ten."""
        return [hit["number"] for hit in self.searcher.search(self.parser.parse(written), limit=10)]

    def ask(self, written: str, facets: bool) -> int:
        """The best twenty and their number; it is not asked for facets."""
        found = self.searcher.search(self.parser.parse(written), limit=PAGE)
        return len(found)
