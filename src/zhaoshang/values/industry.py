"""The industries of the district, as every room names them (policy II.4)."""

from enum import StrEnum


class Industry(StrEnum):
    """主导产业: the five leading industries (policy II.4) and the rest."""

    SMART_MANUFACTURING = "SMART_MANUFACTURING"
    NEW_ENERGY_MATERIALS = "NEW_ENERGY_MATERIALS"
    INFORMATION_TECHNOLOGY = "INFORMATION_TECHNOLOGY"
    BIOMEDICINE = "BIOMEDICINE"
    MODERN_SERVICES = "MODERN_SERVICES"
    OTHER = "OTHER"
