import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { oneLanguage } from './one-language.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;

const alias = [{ find: '@keyline/model', replacement: here('../../libs/model/src/index.ts') }];

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    oneLanguage({ source: here('src/i18n/words.ts'), alias }),
    VitePWA({
      registerType: 'autoUpdate',
      includeAssets: ['icon.svg', 'icon-192.png', 'icon-512.png'],
      manifest: {
        name: 'Keyline',
        short_name: 'Keyline',
        description: '大客户销售管理',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#f7f9f9',
        theme_color: '#0b5f66',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api\//, /^\/metrics/],
        globPatterns: ['**/*.{js,css,html,svg,png}'],
        // Charts and the calendar are of no use in a lobby without a network.
        globIgnores: ['**/echarts-*', '**/fullcalendar-*', '**/dnd-*'],
      },
    }),
  ],
  resolve: { alias },
  server: { port: 5173, proxy: { '/api': api } },
  preview: { port: 4173, proxy: { '/api': api } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom)\// },
            { name: 'echarts', test: /node_modules\/(echarts|zrender)\// },
            { name: 'fullcalendar', test: /node_modules\/(@fullcalendar|temporal-polyfill)\// },
            { name: 'dnd', test: /node_modules\/@hello-pangea\// },
          ],
        },
      },
    },
  },
});
