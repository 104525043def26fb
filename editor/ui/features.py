"""All parts of the window that stand by themselves."""

from __future__ import annotations

from editor.ui.adjusting.feature import Adjusting
from editor.ui.candidates.feature import Candidates
from editor.ui.colouring.feature import Colouring
from editor.ui.documents.beginning import Beginning
from editor.ui.documents.feature import Tabs
from editor.ui.exporting.feature import Exporting
from editor.ui.feature import Feature
from editor.ui.layers.layering import Layering
from editor.ui.library.feature import Collecting
from editor.ui.painting.feature import Painting
from editor.ui.selecting.feature import Selecting
from editor.ui.train.feature import Learning
from editor.ui.transforming.feature import Transforming
from editor.ui.viewing.aligning import Aligning
from editor.ui.viewing.customising import Customising
from editor.ui.viewing.looking import Looking
from editor.ui.viewing.parts import Parts
from editor.ui.viewing.preferring import Preferring

FEATURES: tuple[type[Feature], ...] = (
    Tabs,
    Beginning,
    Exporting,
    Layering,
    Transforming,
    Candidates,
    Colouring,
    Painting,
    Selecting,
    Adjusting,
    Aligning,
    Looking,
    Customising,
    Preferring,
    Parts,
    Collecting,
    Learning,
)
