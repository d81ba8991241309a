import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { TeamRollUp } from '@keyline/model';
import { useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Chart, Panel } from '../kit/index.js';
import { MeasureValue, type MeasureWords } from '../measures/index.js';

export interface TeamChartProps {
  team: TeamRollUp;
  measures: MeasureWords;
  onOpen: (measure: string, person?: TeamRollUp['people'][number]) => void;
}

/** One measure compared between the people of the team; a bar opens its rows. */
export const TeamChart = ({ team, measures, onOpen }: TeamChartProps) => {
  const translate = useTranslate();
  const [code, setCode] = useState('visits_done');
  const measure = measures.find(code);
  const people = useMemo(
    () => [...team.people].sort((a, b) => Number(b.values[code] ?? 0) - Number(a.values[code] ?? 0)),
    [team, code],
  );
  const option = useMemo(
    () => ({
      xAxis: { type: 'value' as const, splitNumber: 4 },
      yAxis: {
        type: 'category' as const,
        inverse: true,
        data: people.map(({ personName }) => personName),
        axisTick: { show: false },
      },
      series: [
        {
          type: 'bar' as const,
          name: measures.nameOf(code),
          barMaxWidth: 16,
          data: people.map(({ values }) => Number(values[code] ?? 0)),
        },
      ],
    }),
    [people, code, measures],
  );
  const label = translate('reports.team.chart', { measure: measures.nameOf(code) });
  return (
    <Panel
      title={label}
      actions={
        <TextField
          select
          value={code}
          onChange={(event) => setCode(event.target.value)}
          sx={{ width: 168 }}
          slotProps={{ htmlInput: { 'aria-label': translate('reports.team.measure') } }}
        >
          {team.facts.map((fact) => (
            <MenuItem key={fact.measure} value={fact.measure}>
              {measures.nameOf(fact.measure)}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      <Chart
        label={label}
        option={option}
        height={Math.max(120, people.length * 26 + 40)}
        onClick={({ dataIndex }) => onOpen(code, people[dataIndex])}
        table={{
          head: [translate('resources.reports.fields.personName'), measures.nameOf(code)],
          rows: people.map((person) => [
            person.personName,
            <MeasureValue key="value" measure={measure} value={person.values[code]} />,
          ]),
        }}
      />
    </Panel>
  );
};
