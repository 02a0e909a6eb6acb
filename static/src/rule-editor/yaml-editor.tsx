import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { RuleProblem } from "#contract";

interface YamlEditorProps {
  label: string;
  value: string;
  problems: readonly RuleProblem[];
  isReadOnly: boolean;
  onChange(text: string): void;
}

/**
 * The text of a rule, with its problems marked at their lines. It stands in a shadow tree: there CodeMirror adopts its
 * style sheets, while in the page it would append a `<style>` element, which the content security policy blocks.
 * Tab leaves the editor, so that the keyboard is not caught in it.
 */
export function YamlEditor({ label, value, problems, isReadOnly, onChange }: YamlEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const changed = useRef(onChange);
  const start = useRef(value);

  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);

  useLayoutEffect(() => {
    const place = host.current;
    if (!place) return undefined;
    const root = place.shadowRoot ?? place.attachShadow({ mode: "open", delegatesFocus: true });
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: start.current,
        extensions: [
          lineNumbers(),
          history(),
          lintGutter(),
          yaml(),
          syntaxHighlighting(colors),
          look,
          EditorView.lineWrapping,
          EditorState.readOnly.of(isReadOnly),
          EditorView.contentAttributes.of({ "aria-label": label }),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label, isReadOnly]);

  useEffect(() => {
    start.current = value;
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const marks = problems.map(({ line, column, severity, message }) => {
      const at = editor.state.doc.line(Math.min(Math.max(1, line), editor.state.doc.lines));
      const from = Math.min(at.to, at.from + column - 1);
      return { from, to: at.to, severity, message };
    });
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [problems]);

  return <div ref={host} className="yaml-editor" />;
}

const look = EditorView.theme({
  "&": {
    height: "100%",
    color: "var(--ds-text)",
    backgroundColor: "var(--ds-background-input)",
    font: "var(--ds-font-code)",
  },
  "&.cm-focused": { outline: "2px solid var(--ds-border-focused)", outlineOffset: "-1px" },
  ".cm-scroller": { font: "var(--ds-font-code)", lineHeight: "20px" },
  ".cm-gutters": {
    backgroundColor: "var(--ds-surface-sunken)",
    color: "var(--ds-text-subtlest)",
    borderRight: "1px solid var(--ds-border)",
  },
  ".cm-content": { caretColor: "var(--ds-text)" },
  ".cm-cursor": { borderLeftColor: "var(--ds-text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, ::selection": {
    backgroundColor: "var(--ds-background-selected-hovered)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--ds-surface-overlay)",
    color: "var(--ds-text)",
    border: "1px solid var(--ds-border)",
  },
  ".cm-lint-marker-error, .cm-lint-marker-warning": { content: "none" },
  ".cm-lint-marker": { borderRadius: "50%", width: "8px", height: "8px", margin: "6px 3px" },
  ".cm-lint-marker-error": { backgroundColor: "var(--ds-icon-danger)" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--ds-icon-warning)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--ds-border-danger)",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--ds-border-warning)",
  },
});

const colors = HighlightStyle.define([
  {
    tag: [tags.propertyName, tags.definition(tags.propertyName)],
    color: "var(--ds-text-accent-blue)",
  },
  { tag: [tags.string, tags.content], color: "var(--ds-text)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--ds-text-subtlest)" },
  { tag: [tags.keyword, tags.bool, tags.number], color: "var(--ds-text-accent-purple)" },
]);
