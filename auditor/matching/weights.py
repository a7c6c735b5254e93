"""The weights by which agreements and disagreements are told, read from the rule book."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from auditor.model.rules import RuleBook

PREFIX = "match_"


@dataclass(frozen=True)
class Weights:
    """The settings of the pack `matching`; auditor.model.settings says what each one means.

    Shares are probabilities among pairs that are one person; the others are
    natural log-odds. A field `x` is the setting `match_x`.
    """

    certain: float
    possible: float
    rare_name: float
    rare_name_elsewhere: float
    rare_name_third: float
    rare_name_records: float
    margin: float
    outshone: float
    apart: float
    given_exact: float
    given_nickname: float
    given_typo: float
    given_initial: float
    given_part: float
    given_slip: float
    given_close: float
    given_different: float
    family_exact: float
    family_typo: float
    two_names: float
    family_initial: float
    family_part: float
    family_close: float
    family_different: float
    swapped: float
    middle_agrees: float
    middle_differs: float
    name_correlation: float
    company_same: float
    company_similar: float
    company_differs: float
    title_same: float
    title_differs: float
    city_same: float
    city_differs: float
    address_similar: float
    address_differs: float
    birthday_same: float
    birthday_whole: float
    birthday_similar: float
    birthday_differs: float
    phones_differ: float
    number_mistyped: float
    emails_differ: float
    work_emails_differ: float
    profiles_differ: float
    id_profile: float
    id_email: float
    id_work_email: float
    id_mobile: float
    id_phone: float
    id_landline: float
    id_address: float
    id_contested: float
    id_further: float
    id_given_cap: float
    id_given_cap_landline: float
    id_family_cap: float
    id_other_cap: float
    rare_count: float
    strangers: float
    block_limit: float
    group_limit: float

    @classmethod
    def of(cls, book: RuleBook) -> "Weights":
        """Return the weights that stand in a rule book.

        Raises:
            KeyError: a setting is missing; the rule book was not checked.
        """
        return cls.of_settings(book.settings)

    @classmethod
    def of_settings(cls, settings: Mapping[str, float]) -> "Weights":
        """Return the weights from the settings themselves (`match_…`)."""
        return cls(**{field.name: float(settings[PREFIX + field.name]) for field in fields(cls)})
