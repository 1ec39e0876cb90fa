"""Serves the four faces to WeasyPrint, and refuses and records every other request."""

from __future__ import annotations

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generator import resources

__all__ = ["FaceFetcher", "FatalURLFetchingError"]
SCHEME = "covenant:"


class FaceFetcher(URLFetcher):  # type: ignore[misc]
    """A fetcher that reads no file and opens no connection but for the faces of the font package."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Give the bytes of a face; anything else is recorded and stops the layout."""
        name = url.removeprefix(SCHEME)
        if url.startswith(SCHEME) and name in {face for face, _bold, _italic in resources.FACES}:
            return URLFetcherResponse(url, resources.read_face(name), {"Content-Type": "font/ttf"})
        self.refused.append(url)
        raise FatalURLFetchingError(f"refused: {url}")
