"""How the page looks, and what a click on its own HTML means to it: a style sheet and three short scripts.

Nothing here names an address: fonts are the reader's own, and no script or picture comes from elsewhere.
"""

FONTS = ("Arial", "Helvetica", "sans-serif")
FIXED_FONTS = ("Courier New", "monospace")

# A click on a source button, or on a marker in an answer, opens that citation. Focus follows the panel, so
# that a keyboard or a small screen gets there too; listening on the document reaches the markers in the chat.
PANEL_SCRIPT = """
let following = false;
const follow = () => {
  const heading = element.querySelector('h3, [role=status]');
  if (heading) { heading.setAttribute('tabindex', '-1'); heading.focus({ preventScroll: true }); }
  const quote = element.querySelector('mark, .cited');
  if (quote) quote.scrollIntoView({ block: 'center' });
};
document.addEventListener('click', (event) => {
  const place = event.target.closest('[data-cite], a[href*="#cite-"]');
  if (!place) return;
  event.preventDefault();
  event.stopPropagation();
  const cite = place.dataset.cite || place.getAttribute('href').split('#cite-')[1];
  const open = element.querySelector('[aria-pressed=true]');
  if (open && open.dataset.cite === cite) { follow(); return; }
  following = true;
  trigger('click', { cite });
}, true);
watch('value', () => {
  if (following) follow();
  following = false;
});
"""

SUGGESTIONS_SCRIPT = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-ask], [data-document]');
  if (!button) return;
  trigger('click', { ask: button.dataset.ask || '', document: button.dataset.document || '' });
});
"""

# The page is designed for a light ground only. A message's label repeats its Markdown, which a screen reader
# would spell out before the message itself. While an answer grows its question stays at the top, so that the
# answer is read from its beginning.
PAGE_SCRIPT = """
() => {
  document.documentElement.lang = 'en-GB';
  const tidy = () => {
    document.body.classList.remove('dark');
    for (const message of document.querySelectorAll('[data-testid=bot], [data-testid=user]')) {
      message.removeAttribute('aria-label');
    }
  };
  const showQuestion = () => {
    const wrap = document.querySelector('#chat .bubble-wrap');
    const asked = wrap && [...wrap.querySelectorAll('[data-testid=user]')].pop();
    if (asked) wrap.scrollTop += asked.getBoundingClientRect().top - wrap.getBoundingClientRect().top - 12;
  };
  tidy();
  new MutationObserver((changes) => {
    tidy();
    if (changes.some((change) => change.target.parentElement?.closest('#chat'))) showQuestion();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
"""

STYLE = """
:root, .gradio-container { --ink: #0b0c0c; --quiet: #505a5f; --line: #b1b4b6; --link: #1a65a6;
  --ground: #f3f2f1; --focus: #ffdd00; --act: #00703c; --mark: #fff2a8; }
.gradio-container { max-width: 1400px !important; margin: 0 auto !important; padding: 0 20px 20px !important;
  color: var(--ink); background: #fff; font-size: 16px; }
.gradio-container .fillable { padding: 12px 0 0 !important; }
.gradio-container main { padding: 0 !important; gap: 12px !important; }
.gradio-container .block { border-radius: 0; }
.html-container, .html-container > div { padding: 0 !important; font-size: 16px; }
footer { display: none !important; }
.masthead { border-top: 8px solid var(--ink); padding: 12px 0 4px; }
.masthead h1 { font-size: 28px; font-weight: 700; margin: 0 0 4px; color: var(--ink); }
.masthead p { margin: 0; color: var(--ink); line-height: 1.5; }
.masthead .coverage { color: var(--quiet); }
#chat { border: 1px solid var(--line); border-radius: 0; background: #fff;
  height: max(280px, calc(100vh - 290px)) !important; }
#chat:not(:has([data-testid=user])) { height: max(120px, calc(100vh - 480px)) !important; }
#chat .message { border-radius: 0; box-shadow: none; color: var(--ink); font-size: 16px; line-height: 1.5; }
#chat .message.user { background: var(--ground); border: 0; border-left: 4px solid var(--ink); }
#chat .message.bot { background: #fff; border: 0; border-left: 4px solid var(--link); }
#chat .message * { font-size: inherit; color: var(--ink); }
#chat .md { opacity: 1; }
#chat .icon-button-wrapper { display: none; }
#chat table { border-collapse: collapse; width: 100%; }
#chat th, #chat td { border: 0; border-bottom: 1px solid var(--line); padding: 6px 8px; text-align: left;
  vertical-align: top; background: #fff; word-break: normal; overflow-wrap: break-word; }
#chat td:first-child { min-width: 100px; }
#chat td:last-child { min-width: 100px; }
#chat .message a[href*="#cite-"] { color: var(--link); font-weight: 700; text-decoration: underline;
  padding: 2px; }
#ask, #ask label, #ask-row, #ask-row .form { border: 0; padding: 0; background: none; box-shadow: none; }
#ask textarea { font-size: 16px; border: 2px solid var(--ink); border-radius: 0; color: var(--ink);
  background: #fff; padding: 8px; box-shadow: none; }
#ask label span { font-size: 16px; font-weight: 700; color: var(--ink); background: none; padding: 0; }
#ask-row { align-items: flex-end; gap: 10px; }
#send, #again { border-radius: 0; font-size: 16px; font-weight: 700; min-height: 44px; box-shadow: none; }
#send { background: var(--act); color: #fff; border: 0; border-bottom: 2px solid #002d18; }
#send:hover { background: #005a30; }
#again { background: var(--ground); color: var(--ink); border: 0; border-bottom: 2px solid #929191; }
#again:hover { background: #dbdad9; }
.suggestions-title { font-size: 16px; font-weight: 700; margin: 6px 0; color: var(--ink); }
.suggestions { display: flex; flex-wrap: wrap; gap: 8px; list-style: none; margin: 0; padding: 0; }
.suggestions button { font: inherit; font-size: 15px; text-align: left; color: var(--link); background: #fff;
  border: 1px solid var(--line); padding: 9px 12px; min-height: 40px; cursor: pointer; }
.suggestions button:hover { background: var(--ground); text-decoration: underline; }
#sources { border-left: 1px solid var(--line); padding-left: 20px; color: var(--ink); line-height: 1.5; }
#sources .panel-title { font-size: 20px; font-weight: 700; margin: 0 0 8px; color: var(--ink); }
#sources .hint, #sources .facts, #sources .file { color: var(--quiet); margin: 0 0 10px; }
.citations { list-style: none; margin: 0 0 16px; padding: 0; border-top: 1px solid var(--line); }
.citations li { border-bottom: 1px solid var(--line); margin: 0; }
.citations button { display: flex; gap: 8px; width: 100%; text-align: left; font: inherit; font-size: 15px;
  background: #fff; color: var(--link); border: 0; border-left: 4px solid transparent; padding: 8px;
  cursor: pointer; }
.citations button:hover { background: var(--ground); text-decoration: underline; }
.citations button[aria-pressed=true] { border-left-color: var(--link); background: var(--ground);
  color: var(--ink); font-weight: 700; }
.citations .n { flex: none; }
.citations .label { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2;
  overflow: hidden; }
.source h3 { font-size: 18px; font-weight: 700; margin: 0 0 2px; color: var(--ink); }
.source .path { font-weight: 700; margin: 12px 0 6px; }
.source .near, .source .cited { margin: 0 0 10px; padding: 2px 12px; white-space: pre-line;
  border-left: 4px solid transparent; overflow-wrap: anywhere; }
.source .near { color: var(--quiet); }
.source .cited { color: var(--ink); border-left-color: var(--link); background: #eef4fa; padding: 10px 12px; }
.source mark { background: var(--mark); color: var(--ink); padding: 1px 0; }
.source .number { font-weight: 700; }
.source .withheld { border: 1px dashed var(--quiet); color: var(--quiet); padding: 4px 12px;
  margin: 0 0 10px; }
.source .file { border-top: 1px solid var(--line); padding-top: 8px; overflow-wrap: anywhere; }
.source a { color: var(--link); text-decoration: underline; }
#ask textarea:focus { box-shadow: inset 0 0 0 4px var(--focus) !important; outline: none; }
.gradio-container button:focus-visible, .gradio-container a:focus-visible,
.gradio-container [tabindex]:focus-visible { outline: 3px solid var(--focus) !important; outline-offset: 0;
  box-shadow: 0 0 0 5px var(--ink) !important; }
@media (min-width: 901px) {
  #sources { position: sticky; top: 12px; max-height: calc(100vh - 24px); overflow: auto; }
  .citations { max-height: 36vh; overflow: auto; }
}
@media (max-width: 600px) {
  #chat thead { display: none; }
  #chat table, #chat tbody, #chat tr, #chat td { display: block; width: 100%; border: 0; margin: 0; }
  #chat table { padding: 0; }
  #chat td { padding: 2px 0; }
  #chat tr { border-bottom: 1px solid var(--line); padding: 6px 0; }
  #chat td:first-child { font-weight: 700; }
  #ask-row { flex-wrap: wrap; }
}
@media (max-width: 900px) {
  .gradio-container { padding: 0 12px 12px !important; }
  #columns { flex-direction: column; }
  #sources { border-left: 0; border-top: 1px solid var(--line); padding: 12px 0 0; }
}
"""
