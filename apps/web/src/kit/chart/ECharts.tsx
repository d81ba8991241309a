import { useTheme, type Theme } from '@mui/material/styles';
import { BarChart, FunnelChart, GaugeChart, LineChart, PieChart } from 'echarts/charts';
import { DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartClick, ChartProps } from './Chart.js';

register([
  BarChart,
  LineChart,
  PieChart,
  FunnelChart,
  GaugeChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  DatasetComponent,
  MarkLineComponent,
  SVGRenderer,
]);

const axis = ({ tokens }: Theme) => ({
  axisLine: { lineStyle: { color: tokens.hairline } },
  axisTick: { show: false },
  axisLabel: { color: tokens.textQuiet, fontSize: 12 },
  splitLine: { lineStyle: { color: tokens.hairline } },
});

const chartTheme = (theme: Theme) => ({
  color: theme.tokens.series,
  backgroundColor: 'transparent',
  textStyle: { fontFamily: theme.typography.fontFamily, color: theme.tokens.text },
  categoryAxis: { ...axis(theme), splitLine: { show: false } },
  // On a narrow screen some figures of the axis are left out rather than written over each other.
  valueAxis: {
    ...axis(theme),
    axisLine: { show: false },
    axisLabel: { color: theme.tokens.textQuiet, fontSize: 12, hideOverlap: true },
  },
  timeAxis: axis(theme),
  legend: { textStyle: { color: theme.tokens.textQuiet }, icon: 'roundRect', itemWidth: 10, itemHeight: 10 },
  tooltip: {
    backgroundColor: theme.tokens.surface,
    borderColor: theme.tokens.hairline,
    textStyle: { color: theme.tokens.text, fontSize: 13 },
  },
  bar: { itemStyle: { borderRadius: 3 }, barMaxWidth: 36 },
  line: { symbolSize: 6, lineStyle: { width: 2 } },
});

const reducedMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

const withDefaults = (option: EChartsCoreOption): EChartsCoreOption => ({
  animation: !reducedMotion(),
  grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
  tooltip: { trigger: 'item' },
  ...option,
});

/** The drawing itself; only `Chart` loads it. */
const ECharts = ({ label, option, height, onClick }: Pick<ChartProps, 'label' | 'option' | 'height' | 'onClick'>) => {
  const theme = useTheme();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const click = useRef(onClick);
  useEffect(() => {
    click.current = onClick;
  }, [onClick]);

  useEffect(() => {
    if (!place.current) return undefined;
    const made = init(place.current, chartTheme(theme));
    chart.current = made;
    made.on('click', (event) => click.current?.(event as unknown as ChartClick));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, [theme]);

  useEffect(() => {
    chart.current?.setOption(withDefaults(option), true);
  }, [option, theme]);

  return (
    <div ref={place} role="img" aria-label={label} style={{ height, width: '100%', cursor: onClick ? 'pointer' : undefined }} />
  );
};

export default ECharts;
