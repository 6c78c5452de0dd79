"""The arithmetic of the report: pure functions of an indicator and the report's settings (``domain.md`` §4).

Series and quarters: ``q`` and ``upto`` are 1 to 4. Quantities are in the indicator's unit, compliance and
progress in points; None is blank and never 0. Nothing here is stored.
"""

from model.calculations.accumulated import (
    annual_goal,
    annual_progress,
    declared_goal,
    is_partial,
    missing_quarters,
    projection,
    projection_percent,
    remaining,
    to_date,
)
from model.calculations.compliance import (
    Compliance,
    ComplianceState,
    compliance,
    compliance_annual,
    compliance_to_date,
    is_due,
    is_measured,
)
from model.calculations.compliance_words import explain_compliance
from model.calculations.deviations import deviation, is_favourable, relative_deviation, to_date_deviation
from model.calculations.explanations import LITERAL_NOTICE, explain
from model.calculations.figures import Figure, Look, figure, figures
from model.calculations.semaphore import Bands, Semaphore, quarter_semaphore, semaphore
from model.calculations.values import (
    DIRECTIONS,
    Series,
    denominators,
    derived_value,
    numerators,
    orientation,
    quarter_value,
    quarter_values,
    rule_of,
)
from model.calculations.wording import amount, quarter_name

__all__ = [
    "DIRECTIONS",
    "LITERAL_NOTICE",
    "Bands",
    "Compliance",
    "ComplianceState",
    "Figure",
    "Look",
    "Semaphore",
    "Series",
    "amount",
    "annual_goal",
    "annual_progress",
    "compliance",
    "compliance_annual",
    "compliance_to_date",
    "declared_goal",
    "denominators",
    "derived_value",
    "deviation",
    "explain",
    "explain_compliance",
    "figure",
    "figures",
    "is_due",
    "is_favourable",
    "is_measured",
    "is_partial",
    "missing_quarters",
    "numerators",
    "orientation",
    "projection",
    "projection_percent",
    "quarter_name",
    "quarter_semaphore",
    "quarter_value",
    "quarter_values",
    "relative_deviation",
    "remaining",
    "rule_of",
    "semaphore",
    "to_date",
    "to_date_deviation",
]
