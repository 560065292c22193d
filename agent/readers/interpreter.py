"""An interpreter of a page's content stream, as far as text, pictures and fills go.

It runs the operators of ISO 32000-2 (8.4, 8.5.2.1, 9.3, 9.4) over pypdf's parsed content streams.
pypdf's own visitor gives runs of text without the render mode, colours and glyph widths that boxes
and hidden text need.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pypdf.generic import ContentStream

from agent.model import Box
from agent.readers.drawing import Drawing, Glyph, Patch
from agent.readers.fonts import FontFace, face, is_stream
from agent.readers.geometry import IDENTITY, Frame, Matrix, apply, bounds, multiply
from agent.readers.graphics import Run, State, angle_of, matrix_of

MAX_FORMS = 2_000  # form XObjects drawn per page: nested ones multiply
MAX_GLYPHS = 400_000
MAX_DEPTH = 12
_MAX_SHAPES = 1_000
_WHITE = 0.93  # lighter than this cannot be read on paper


class Interpreter:
    """Draws one page into a :class:`Drawing`. ``faces`` caches fonts over the pages of a document."""

    def __init__(self, frame: Frame, faces: dict[tuple[int, int], FontFace]) -> None:
        self.drawing = Drawing()
        self._faces = faces
        self._order = 0
        self._forms = 0
        self._state = State(frame.to_upright)
        self._stack: list[State] = []
        self._tm: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._rectangles: list[Box] = []
        self._resources: Any = {}

    def run(self, content: Any, resources: Any, depth: int = 0) -> None:
        """Interprets one content stream with its resources. Raises what pypdf raises on broken syntax."""
        outer, self._resources = self._resources, resources
        floor = len(self._stack)
        for operands, operator in content.operations:
            self._order += 1
            if operator == b"Do" and operands:
                self._do(operands[0], depth)
            else:
                self._step(operator, operands, floor)
        del self._stack[floor:]
        self._resources = outer

    def _step(self, operator: bytes, operands: Any, floor: int) -> None:
        handler = _HANDLERS.get(operator)
        if operator == b"q":
            if len(self._stack) < 512:
                self._stack.append(self._state)
        elif operator == b"Q":
            if len(self._stack) > floor:
                self._state = self._stack.pop()
        elif handler is not None:
            try:
                handler(self, operands)
            except (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError):
                self.drawing.complete = False  # a malformed operator: viewers skip it as well

    # graphics state

    def _cm(self, operands: Any) -> None:
        self._set(ctm=multiply(matrix_of(operands), self._state.ctm))

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)

    def _gs(self, operands: Any) -> None:
        state = self._resources["/ExtGState"][operands[0]]
        if "/ca" in state:
            self._set(alpha=float(state["/ca"]))
        if "/Font" in state:
            font, size = state["/Font"]
            self._set(font=self._face(font), size=float(size))

    def _colour(self, operands: Any) -> None:
        values = [float(value) for value in operands if isinstance(value, (int, float))]
        if len(values) == 4:
            self._set(light=(1 - values[3]) * (1 - max(values[:3])))
        elif values:
            self._set(light=min(values))
        else:
            self._set(light=0.0)  # a pattern: it can be seen

    def _fill(self, _: Any) -> None:
        state = self._state
        for box in self._rectangles:
            if len(self.drawing.fills) < _MAX_SHAPES and box.x1 - box.x0 > 2 and box.y1 - box.y0 > 2:
                patch = Patch(box, self._order, state.light >= _WHITE, state.alpha >= 0.99)
                self.drawing.fills.append(patch)
        self._rectangles = []

    def _end_path(self, _: Any) -> None:
        self._rectangles = []

    def _rectangle(self, operands: Any) -> None:
        x, y, width, height = (float(value) for value in operands[:4])
        if len(self._rectangles) < _MAX_SHAPES:
            self._rectangles.append(bounds(self._state.ctm, x, y, x + width, y + height))

    # text state and positioning

    def _tf(self, operands: Any) -> None:
        self._set(font=self._face(self._resources["/Font"].raw_get(operands[0])), size=float(operands[1]))

    def _face(self, reference: Any) -> FontFace:
        resource = reference.get_object()
        key = (getattr(reference, "idnum", 0), getattr(reference, "generation", id(resource)))
        if key not in self._faces:
            self._faces[key] = face(resource)
        return self._faces[key]

    def _bt(self, _: Any) -> None:
        self._tm = self._line = IDENTITY

    def _td(self, operands: Any) -> None:
        x, y = float(operands[0]), float(operands[1])
        self._tm = self._line = multiply((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _td_leading(self, operands: Any) -> None:
        self._set(leading=-float(operands[1]))
        self._td(operands)

    def _text_matrix(self, operands: Any) -> None:
        self._tm = self._line = matrix_of(operands)

    def _next_line(self, _: Any) -> None:
        self._td((0.0, -self._state.leading))

    # showing

    def _show(self, operands: Any) -> None:
        self._show_bytes(operands[0])

    def _show_next_line(self, operands: Any) -> None:
        self._next_line(())
        self._show_bytes(operands[0])

    def _show_spaced(self, operands: Any) -> None:
        self._set(word_space=float(operands[0]), char_space=float(operands[1]))
        self._show_next_line(operands[2:])

    def _show_array(self, operands: Any) -> None:
        for part in operands[0]:
            if isinstance(part, (int, float)):
                self._move(-float(part) / 1000 * self._state.size * self._state.stretch)
            else:
                self._show_bytes(part)

    def _move(self, x: float) -> None:
        self._tm = multiply((1.0, 0.0, 0.0, 1.0, x, 0.0), self._tm)

    def _show_bytes(self, shown: Any) -> None:
        state = self._state
        if state.font is None or not isinstance(shown, bytes):
            return
        run = self._run(state.font)
        x = 0.0
        for character in state.font.decode(shown):
            spacing = state.char_space + (state.word_space if character.spaced else 0.0)
            width = character.advance * state.size * state.stretch
            if not character.blank:
                self._add(character.text, x, width, run)
            x += width + spacing * state.stretch
        self._move(x)

    def _run(self, font: FontFace) -> Run:
        """All that the glyphs of one string have in common."""
        state = self._state
        matrix = multiply((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), multiply(self._tm, state.ctm))
        up_x, up_y = matrix[2] * state.size, matrix[3] * state.size
        along = (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5 * abs(state.stretch)
        return Run(
            matrix=matrix,
            low=font.descent * state.size,
            high=font.ascent * state.size,
            size=max((up_x * up_x + up_y * up_y) ** 0.5, 0.01),
            gap=along * (max(state.char_space, 0.0) + 0.5 * font.space * abs(state.size)),
            angle=angle_of(up_x, up_y),
            invisible=state.mode in (3, 7) or state.alpha < 0.05,
            white=state.mode in (0, 4) and state.light >= _WHITE,
        )

    def _add(self, text: str, start: float, width: float, run: Run) -> None:
        if len(self.drawing.glyphs) >= MAX_GLYPHS:
            self.drawing.complete = False
            return
        box = bounds(run.matrix, start, run.low, start + width, run.high)
        x, y = apply(run.matrix, start, 0.0)
        self.drawing.glyphs.append(
            Glyph(text, box, x, y, run.size, run.gap, run.angle, self._order, run.invisible, run.white)
        )

    # pictures and forms

    def _inline_image(self, operands: Any) -> None:
        self._picture(opaque="/IM" not in operands["settings"])

    def _picture(self, opaque: bool) -> None:
        if len(self.drawing.pictures) < _MAX_SHAPES:
            box = bounds(self._state.ctm, 0.0, 0.0, 1.0, 1.0)
            opaque = opaque and self._state.alpha >= 0.99
            self.drawing.pictures.append(Patch(box, self._order, False, opaque))

    def _do(self, name: Any, depth: int) -> None:
        try:
            form = self._resources["/XObject"][name].get_object()
            kind = form["/Subtype"]
            if kind == "/Image":
                self._picture(opaque="/SMask" not in form and "/Mask" not in form and "/ImageMask" not in form)
        except (TypeError, ValueError, KeyError, AttributeError):
            self.drawing.complete = False
            return
        if kind == "/Form" and is_stream(form):
            self._form(form, depth)

    def _form(self, form: Any, depth: int) -> None:
        self._forms += 1
        if depth >= MAX_DEPTH or self._forms > MAX_FORMS:
            self.drawing.complete = False
            return
        saved = (self._state, self._tm, self._line)
        if "/Matrix" in form:
            self._cm(form["/Matrix"])
        self.run(ContentStream(form, None, "bytes"), form.get("/Resources", self._resources), depth + 1)
        self._state, self._tm, self._line = saved


_HANDLERS: dict[bytes, Any] = {
    b"cm": Interpreter._cm,
    b"gs": Interpreter._gs,
    b"g": Interpreter._colour,
    b"rg": Interpreter._colour,
    b"k": Interpreter._colour,
    b"sc": Interpreter._colour,
    b"scn": Interpreter._colour,
    b"re": Interpreter._rectangle,
    b"n": Interpreter._end_path,
    b"S": Interpreter._end_path,
    b"s": Interpreter._end_path,
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), Interpreter._fill),
    b"BT": Interpreter._bt,
    b"Tc": lambda self, operands: self._set(char_space=float(operands[0])),
    b"Tw": lambda self, operands: self._set(word_space=float(operands[0])),
    b"Tz": lambda self, operands: self._set(stretch=float(operands[0]) / 100),
    b"TL": lambda self, operands: self._set(leading=float(operands[0])),
    b"Ts": lambda self, operands: self._set(rise=float(operands[0])),
    b"Tr": lambda self, operands: self._set(mode=int(operands[0])),
    b"Tf": Interpreter._tf,
    b"Td": Interpreter._td,
    b"TD": Interpreter._td_leading,
    b"Tm": Interpreter._text_matrix,
    b"T*": Interpreter._next_line,
    b"Tj": Interpreter._show,
    b"TJ": Interpreter._show_array,
    b"'": Interpreter._show_next_line,
    b'"': Interpreter._show_spaced,
    b"INLINE IMAGE": Interpreter._inline_image,
}
