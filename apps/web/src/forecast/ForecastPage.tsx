import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useMay } from '../data/index.js';
import { Page, UrlTabs, type UrlTab } from '../kit/index.js';
import { PeriodSwitch, usePeriod } from '../measures/index.js';
import { ForecastNav } from '../pipeline/index.js';
import { AccuracyPanel } from './AccuracyPanel.js';
import { OwnForecast } from './OwnForecast.js';
import { RollUpPanel } from './RollUpPanel.js';

/** 销售预测: one's own word for the quarter, those of the team, and how good they were. */
const ForecastPage = () => {
  const translate = useTranslate();
  const leads = useMay('forecast:adjust');
  const choice = usePeriod('weekly');
  const own: UrlTab = { key: 'mine', label: 'forecast.tab.mine', render: () => <OwnForecast /> };
  const team: UrlTab = {
    key: 'team',
    label: 'forecast.tab.team',
    render: () => (
      <>
        <Box sx={{ mb: 2 }}>
          <PeriodSwitch choice={choice} kinds={['weekly']} />
        </Box>
        <RollUpPanel week={choice.period.code} />
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
