import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { ReportFact, ReportTeam } from '@keyline/model';
import { Database } from '@keyline/platform';
import { peopleOf, TeamTally, type TeamScope } from './teams.js';

/** So many people's figures are in memory at a time while teams are added up. */
const AT_A_TIME = 250;

/** What a run has counted so far, kept in the database: however many people there are, only a batch of them is in memory. */
@Injectable()
export class RunFigures {
  constructor(private readonly database: Database) {}

  /** Keeps a batch; counted again by a run that was broken off, it replaces what was there. */
  async keep(runId: string, facts: ReadonlyMap<string, readonly ReportFact[]>): Promise<void> {
    const given = [...facts].map(([person_id, own]) => ({ person_id, facts: own }));
    await this.database.execute(sql`
      insert into report_run_figures (run_id, person_id, facts)
      select ${runId}::uuid, g.person_id, g.facts from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g (person_id uuid, facts jsonb)
      on conflict (run_id, person_id) do update set facts = excluded.facts`);
  }

  /** What was kept of these people. */
  async of(runId: string, people: readonly string[]): Promise<Map<string, ReportFact[]>> {
    const rows = await this.database.rows<{ personId: string; facts: ReportFact[] }>(sql`
      select person_id as "personId", facts from report_run_figures where run_id = ${runId}::uuid and person_id = any (${people}::uuid[])`);
    return new Map(rows.map(({ personId, facts }) => [personId, facts]));
  }

  /** The teams' parts of some leaders' reports, added up from what was kept. */
  async teams(runId: string, scopes: readonly TeamScope[]): Promise<Map<string, ReportTeam>> {
    const tallies = scopes.map((scope) => new TeamTally(scope));
    const people = [...new Set(scopes.flatMap(peopleOf))];
    for (let from = 0; from < people.length; from += AT_A_TIME) {
      const facts = await this.of(runId, people.slice(from, from + AT_A_TIME));
      for (const tally of tallies) tally.add(facts);
    }
    return new Map(tallies.map((tally) => [tally.scope.leaderId, tally.part()]));
  }

  /** The run is over: nobody needs them any more. */
  async forget(runId: string): Promise<void> {
    await this.database.execute(sql`delete from report_run_figures where run_id = ${runId}::uuid`);
  }
}
