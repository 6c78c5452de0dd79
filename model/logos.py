"""Pictures for the heading: what may become a logo of the report."""

from __future__ import annotations

from model.errors import ProblemForUser
from model.project_file import LOGO_SIDES, MAX_LOGO_BYTES, image_type
from model.report import Logo

LEFT, RIGHT = LOGO_SIDES


def alt_text(logo: Logo) -> str:
    """Return what the picture is, for those who do not see it."""
    return logo.description or f"Logotipo, a la {logo.side}"


def logo_from(data: bytes, side: str, description: str = "") -> Logo:
    """Return the logo that a picture file becomes; ``side`` is LEFT or RIGHT.

    Raises ProblemForUser where it is no PNG or JPEG or too large for the project file.
    """
    media_type = image_type(data)
    if media_type is None:
        raise ProblemForUser(
            "Ese archivo no es una imagen PNG o JPEG.", "Elija una imagen de uno de esos tipos."
        )
    if len(data) > MAX_LOGO_BYTES:
        raise ProblemForUser(
            "La imagen pesa más de 1 MB.", "Redúzcala o guárdela con menos calidad y vuelva a elegirla."
        )
    return Logo(side=side, media_type=media_type, data=data, description=description)
