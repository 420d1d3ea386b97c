import type { Context } from 'koa';
import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Config } from '../config.ts';
import type { Member } from '../members/member.ts';
import { Layout, type PageFrame } from './layout.tsx';
import { operatorPages } from './operator-pages.ts';

type Options = Pick<PageFrame, 'title' | 'isPopup' | 'scripts' | 'head'> & { status?: number };

/** Answers with a page: `children` in the frame that all pages share. */
export function renderPage(
  ctx: Context,
  config: Config,
  { status = 200, ...frame }: Options,
  children: VNode,
): void {
  ctx.status = status;
  ctx.type = 'html';
  // What a member sees is theirs; nothing on the way may keep it.
  if (!ctx.response.get('Cache-Control')) ctx.set('Cache-Control', 'private, no-store');
  ctx.body = pageHtml(config, { ...frame, path: ctx.path, member: ctx.state.member }, children);
}

/** A page as text, for where there is no context. */
export function pageHtml(
  config: Config,
  frame: Omit<PageFrame, 'children' | 'isSandbox' | 'operatorPages'> & {
    member?: Member | undefined;
  },
  children: VNode,
): string {
  const props = {
    ...frame,
    isSandbox: config.mode === 'sandbox',
    operatorPages: operatorPages(config),
    children,
  };
  return `<!doctype html>${render(h(Layout, props))}`;
}
