"""The values that authors may write today."""

from __future__ import annotations

from typing import get_args

from shishin.forms.today.release import Examination
from shishin.forms.today.standard import Standard
from shishin.model.guideline import Scope, Status
from shishin.model.release import Effect, NoteKind
from shishin.model.requirement import Level, Phase, Role
from shishin.model.vocabulary import Vocabulary

TODAY = Vocabulary(
    levels=tuple(map(str, Level)),
    phases=tuple(map(str, Phase)),
    roles=tuple(map(str, Role)),
    statuses=get_args(Status),
    scopes=get_args(Scope),
    notes=tuple(map(str, NoteKind)),
    effects=tuple(map(str, Effect)),
    examinations=get_args(Examination.model_fields["kind"].annotation),
    standards=get_args(Standard.model_fields["status"].annotation),
)
