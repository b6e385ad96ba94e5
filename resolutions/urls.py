"""Addresses of the pages: permanent, public, the same in all six languages (under /<language>/)."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path, register_converter

from . import crawling, following, taking, views
from .converters import AnchorConverter, LanguageConverter, SymbolConverter
from .remembered import remembered

register_converter(SymbolConverter, "symbol")
register_converter(AnchorConverter, "anchor")
register_converter(LanguageConverter, "language")

urlpatterns = [
    path("", remembered(views.home), name="home"),
    path("resolutions", remembered(views.browse), name="browse"),
    path("holdings", remembered(views.holdings_page), name="holdings"),
    path("sheet", taking.working_sheet, name="sheet"),
    path("<symbol:symbol>/record.<str:form>", taking.record, name="record"),
    path("citations.<slug:form>", following.export, name="export_citations"),
    path("<symbol:symbol>/cited-by", remembered(following.who_cites), name="cited_by"),
    path("<symbol:symbol>/preview", remembered(following.preview), name="preview"),
    path("<symbol:symbol>/map", remembered(following.citation_map), name="map"),
    path("<symbol:symbol>/beside/<language:other>", remembered(views.beside), name="beside"),
    path("<symbol:symbol>/<anchor:anchor>", views.paragraph, name="paragraph"),
    path("<symbol:symbol>", remembered(views.resolution), name="resolution"),
]

without_language = [
    path("", views.door, name="door"),
    path("robots.txt", crawling.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": crawling.SITEMAPS, "sitemap_url_name": "sitemap_part"}, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, {"sitemaps": crawling.SITEMAPS}, name="sitemap_part"),
    path("<symbol:symbol>/<anchor:anchor>", views.to_language, name="paragraph_in_any_language"),
    path("<symbol:symbol>", views.to_language, name="resolution_in_any_language"),
]
