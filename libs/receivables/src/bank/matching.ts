import { Injectable } from '@nestjs/common';
import { matchReasonText, rankMatches, type BankProposal, type Locale, type Match } from '@keyline/model';
import { Database } from '@keyline/platform';
import { evidenceFor, owedBy, type FoundEvidence, type LineToMatch, type OwedByAccount } from './candidates.queries.js';

const MOST_PROPOSALS = 5;

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** Finds out whose money lines of the bank are, many at a time. */
@Injectable()
export class BankMatching {
  constructor(private readonly database: Database) {}

  /** By line, the best proposals first; in the words of that language. */
  async propose(lines: readonly LineToMatch[], locale: Locale): Promise<Map<string, BankProposal[]>> {
    if (lines.length === 0) return new Map();
    const evidence = await this.database.rows<FoundEvidence>(evidenceFor(lines));
    const accountIds = [...new Set(evidence.map(({ accountId }) => accountId))];
    const owed = await this.database.rows<OwedByAccount>(owedBy(accountIds));
    const owedByAccount = grouped(owed, ({ accountId }) => accountId);
    const ofLine = grouped(evidence, ({ lineId }) => lineId);
    return new Map(
      lines.map(({ id, amount }) => {
        const byAccount = grouped(ofLine.get(id) ?? [], ({ accountId }) => accountId);
        const candidates = [...byAccount].map(([accountId, own]) => ({
          accountId,
          evidence: own,
          // An account that owes nothing comes as one row without an instalment.
          instalments: (owedByAccount.get(accountId) ?? []).filter((row) => row.id !== null),
        }));
        const best = rankMatches(amount, candidates).slice(0, MOST_PROPOSALS);
        return [id, best.map((match) => inWords(match, owedByAccount.get(match.accountId) ?? [], locale))];
      }),
    );
  }
}

function inWords(match: Match, owed: readonly OwedByAccount[], locale: Locale): BankProposal {
  const { accountId, score, sure, left } = match;
  return {
    accountId,
    accountName: owed[0]?.accountName ?? '',
    score,
    sure,
    reasons: match.reasons.map(({ code, value }) => ({ code, text: matchReasonText(code, value, locale) })),
    allocate: match.allocate.flatMap(({ instalmentId, amount }) => {
      const row = owed.find(({ id }) => id === instalmentId);
      return row
        ? [{ instalmentId, amount, name: row.name, contractNumber: row.contractNumber, dueOn: row.dueOn, open: row.open }]
        : [];
    }),
    left,
  };
}
