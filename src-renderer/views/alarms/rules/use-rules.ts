import { useCallback, useEffect, useState } from 'react';
import { ruleSet, type RuleSet } from '../../../../src-shared/contract/rules.ts';
import { withRule } from '../../../../src-shared/domain/alarm/rules/new-rule.ts';
import type { Rule } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { useServices } from '../../../app/services.ts';
import type { StationFacts } from '../../../../src-shared/domain/alarm/rules/station-facts.ts';
import { reasonOf, whyNot } from '../../../text/reason.ts';

import { keepDraft, keptDraft } from './kept-draft.ts';
import { isBlocking, problemsOf } from './rule-problems.ts';
import { useText } from '../../../text/use-text.ts';

/** What became of the last deed; `kept`: a draft of before lies here; `stale`: somebody else saved meanwhile, and what he saved is shown now. */
export type RulesNote =
  | { readonly kind: 'saved' | 'stale' | 'not-written' | 'imported' | 'kept' }
  | { readonly kind: 'failed' | 'unreadable'; readonly reason: string };

/** A file of rules is some kilobytes; one of this size is something else. */
const IMPORT_MOST_BYTES = 1024 * 1024;

/** The rules as they watch, and as they are being edited. Nothing watches differently before it is saved. */
export function useRules() {
  const { t } = useText();
  const { client } = useServices();
  const [saved, setSaved] = useState<RuleSet | null>(null);
  const [draft, setDraft] = useState<readonly Rule[]>([]);
  const [note, setNote] = useState<RulesNote | null>(null);
  const [busy, setBusy] = useState(false);

  const [stations, setStations] = useState<readonly StationFacts[] | null>(null);

  const show = useCallback((set: RuleSet): void => {
    setSaved(set);
    setDraft(set.rules);
    keepDraft(null);
  }, []);
  const edit = (rules: readonly Rule[]): void => {
    setDraft(rules);
    if (saved !== null) keepDraft({ ...saved, rules });
  };
  useEffect(() => {
    let left = false;
    client.rules.get().then(
      (set) => {
        if (left) return;
        const kept = keptDraft();
        if (kept?.revision !== set.revision) {
          show(set);
          return;
        }
        setSaved(set);
        setDraft(kept.rules);
        setNote({ kind: 'kept' });
      },
      (error: unknown) => {
        if (!left) setNote({ kind: 'failed', reason: reasonOf(error) });
      },
    );
    client.rules.stations().then(
      (known) => {
        if (!left) setStations(known);
      },
      // Without them names cannot be picked or judged; the rules can still be edited.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [client, show]);

  const save = async (): Promise<void> => {
    if (saved === null) return;
    setBusy(true);
    try {
      const outcome = await client.rules.save({ ...saved, rules: [...draft] });
      if (outcome.ok || outcome.code === 'stale') show(outcome.set);
      setNote({ kind: outcome.ok ? 'saved' : outcome.code });
    } catch (error) {
      setNote({ kind: 'failed', reason: whyNot(error, t) });
    } finally {
      setBusy(false);
    }
  };

  return {
    isLoaded: saved !== null,
    draft,
    stations,
    canSave: !draft.some((rule) => problemsOf(rule, stations).some(isBlocking)),
    note,
    busy,
    isChanged: saved !== null && saved.rules !== draft,
    change: (rule: Rule): void => {
      setNote(null);
      edit(draft.map((one) => (one.id === rule.id ? rule : one)));
    },
    add: (rule: Rule): void => {
      setNote(null);
      edit(withRule(draft, rule));
    },
    remove: (id: string): void => {
      setNote(null);
      edit(draft.filter((rule) => rule.id !== id));
    },
    discard: (): void => {
      setNote(null);
      if (saved !== null) show(saved);
    },
    save,
    /** The draft as it would lie in `rules.json`. */
    exported: (): string => JSON.stringify({ ...saved, rules: draft }, null, 2),
    /** Becomes the draft, to be looked at and saved; a file that is none changes nothing. */
    take: async (file: File): Promise<void> => {
      try {
        if (file.size > IMPORT_MOST_BYTES) throw new Error(`${String(file.size)} bytes`);
        edit(ruleSet.parse(JSON.parse(await file.text())).rules);
        setNote({ kind: 'imported' });
      } catch (error) {
        setNote({ kind: 'unreadable', reason: reasonOf(error) });
      }
    },
  };
}
