import { ruleSet, type RuleSet } from '../../../../src-shared/contract/rules.ts';

const KEY = 'waystation.rules-draft';

/** What is being edited outlives a look at another view and a page that is loaded anew: nobody is woken twice for the same rules. */
export function keptDraft(): RuleSet | null {
  try {
    return ruleSet.parse(JSON.parse(sessionStorage.getItem(KEY) ?? ''));
  } catch {
    return null;
  }
}

export function keepDraft(draft: RuleSet | null): void {
  if (draft === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(draft));
}
