import Box from '@mui/material/Box';
import type { DeliveryRow, MeasureCut } from '@keyline/model';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { toQuery, useApi, useMay } from '../data/index.js';
import { TakeOutMenu } from '../delivery/TakeOutMenu.js';
import { listPath, Page, UrlTabs, type UrlTab } from '../kit/index.js';
import { PeriodSwitch, usePeriod, usePeriodName } from '../measures/index.js';
import { ForecastNav } from '../pipeline/index.js';
import { AccuracyPanel } from './AccuracyPanel.js';
import { OwnForecast } from './OwnForecast.js';
import { RollUpPanel } from './RollUpPanel.js';

/** A week's forecasts as they stand on the screen, as a file or to somebody. */
const ForecastTakeOut = (asked: { week: string; by: MeasureCut }) => {
  const translate = useTranslate();
  const api = useApi();
  const periodName = usePeriodName();
  const query = toQuery(asked);
  return (
    <TakeOutMenu
      title={[translate('forecast.title'), periodName(asked.week)].join(' · ')}
      paper={`/api/forecasts/roll-up/paper${query}`}
      workbook={`/api/forecasts/roll-up/workbook${query}`}
      deliver={(input) => api.post<DeliveryRow>('/forecasts/roll-up/deliver', { ...asked, ...input })}
      logPath={listPath('deliveries', { subject: 'forecast' })}
    />
  );
};

/** 销售预测: one's own word for the quarter, those of the team, and how good they were. */
const ForecastPage = () => {
  const translate = useTranslate();
  const leads = useMay('forecast:adjust');
  const choice = usePeriod('weekly');
  const [by, setBy] = useState<MeasureCut>('person');
  const own: UrlTab = { key: 'mine', label: 'forecast.tab.mine', render: () => <OwnForecast /> };
  const team: UrlTab = {
    key: 'team',
    label: 'forecast.tab.team',
    render: () => (
      <>
        <Box sx={{ mb: 2, display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: 1 }}>
          <PeriodSwitch choice={choice} kinds={['weekly']} />
          <ForecastTakeOut week={choice.period.code} by={by} />
        </Box>
        <RollUpPanel week={choice.period.code} by={by} onCut={setBy} />
      </>
    ),
  };
  const accuracy: UrlTab = { key: 'accuracy', label: 'forecast.tab.accuracy', render: () => <AccuracyPanel /> };
  return (
    <Page title={translate('forecast.title')} subtitle={translate('forecast.hint')} actions={<ForecastNav />}>
      <UrlTabs tabs={leads ? [team, own, accuracy] : [own, team, accuracy]} />
    </Page>
  );
};

export default ForecastPage;
