"""The chat page: Gradio wiring only. What it shows is decided in `chat`, and its HTML is made in `panel`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import fastapi
import gradio as gr

from assistant.answer import Assistant
from ui import chat, look, panel
from ui.chat import Exchange, View
from ui.render import coverage_line
from ui.server import Asgi

_QUESTION_LENGTH = 2000
_AT_ONCE = 4
"""Questions answered at the same time; a fifth waits its turn."""
_QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
_ASKING: dict[str, Any] = {**_QUIET, "concurrency_limit": _AT_ONCE, "concurrency_id": "ask"}

Conversation = tuple[Exchange, ...]


def page_app(assistant: Assistant) -> Asgi:
    """The whole page as a web application: no sharing, analytics or files, nothing kept in the browser."""
    app = fastapi.FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    served: Asgi = gr.mount_gradio_app(
        app,
        _make_page(_Handlers(assistant)),
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        enable_monitoring=False,
        pwa=False,
        mcp_server=False,
        theme=gr.themes.Base(font=list(look.FONTS), font_mono=list(look.FIXED_FONTS)),
        css=look.STYLE,
        js=look.PAGE_SCRIPT,
    )
    return served


@dataclass(frozen=True, slots=True)
class _Handlers:
    """What each event on the page does; every one returns or yields the values of its outputs."""

    assistant: Assistant

    def start(self) -> list[Any]:
        return _shown(chat.first_view(self.assistant.register))

    def describe(self) -> str:
        return panel.masthead(coverage_line(chat.read_coverage(self.assistant.register)))

    def ask(self, question: str, earlier: Conversation) -> Iterator[list[Any]]:
        if not question.strip():
            yield [gr.skip()] * 5
            return
        for view in chat.converse(self.assistant, earlier, question.strip()):
            yield [*_shown(view), ""]

    def choose(self, earlier: Conversation, event: gr.EventData) -> Iterator[list[Any]]:
        question, document = str(event.ask), str(event.document)
        if document:
            views = chat.converse_within(self.assistant, earlier, document)
        else:
            views = chat.converse(self.assistant, earlier, question)
        for view in views:
            yield _shown(view)

    def open_source(self, earlier: Conversation, event: gr.EventData) -> str:
        return chat.open_citation(self.assistant.register, earlier, str(event.cite))


def _shown(view: View) -> list[Any]:
    """A view as the values of the chat, the conversation, the sources and the suggestions."""
    messages = [{"role": role, "content": text} for role, text in view.messages()]
    return [messages, view.conversation, view.panel, view.suggestions]


def _make_page(handlers: _Handlers) -> gr.Blocks:
    with gr.Blocks(title="Decision Assistant", analytics_enabled=False, fill_width=True) as page:
        masthead = gr.HTML(apply_default_css=False)
        conversation = gr.State(())
        with gr.Row(elem_id="columns"):
            with gr.Column(scale=3, min_width=320):
                chatbot = _make_chatbot()
                question, send, again = _make_question()
                suggestions = gr.HTML(apply_default_css=False, js_on_load=look.SUGGESTIONS_SCRIPT)
            with gr.Column(scale=2, min_width=320):
                sources = _make_sources()
        changing = [chatbot, conversation, sources, suggestions]
        page.load(handlers.start, None, changing, **_QUIET)
        page.load(handlers.describe, None, masthead, **_QUIET)
        again.click(handlers.start, None, changing, **_QUIET)
        asking = [question.submit, send.click]
        gr.on(asking, handlers.ask, [question, conversation], [*changing, question], **_ASKING)
        suggestions.click(handlers.choose, conversation, changing, **_ASKING)
        sources.click(handlers.open_source, conversation, sources, concurrency_limit=None, **_QUIET)
    return page


def _make_chatbot() -> gr.Chatbot:
    return gr.Chatbot(
        label="Conversation",
        show_label=False,
        autoscroll=False,
        elem_id="chat",
        height=None,
        buttons=[],
        feedback_options=None,
        latex_delimiters=[],
        allow_tags=False,
        sanitize_html=True,
        placeholder="Ask about a decision. Every statement in an answer leads to its paragraph.",
    )


def _make_question() -> tuple[gr.Textbox, gr.Button, gr.Button]:
    with gr.Row(elem_id="ask-row"):
        question = gr.Textbox(
            label="Your question",
            elem_id="ask",
            max_lines=5,
            max_length=_QUESTION_LENGTH,
            scale=1,
        )
        send = gr.Button("Send", variant="primary", elem_id="send", scale=0, min_width=96)
        again = gr.Button("Start again", elem_id="again", scale=0, min_width=120)
    return question, send, again


def _make_sources() -> gr.HTML:
    start = panel.EMPTY_PANEL
    return gr.HTML(start, elem_id="sources", apply_default_css=False, js_on_load=look.PANEL_SCRIPT)
