import 'reflect-metadata';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RemotePause } from '../../../src/services/lexoffice/remote-pause.ts';
import { InMemoryHost } from '../../support/in-memory-host.ts';
import { jsonAnswer, ScriptedConnection } from '../../support/scripted-connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('G1: counts the seconds of a pause down; a later pause takes its place', () => {
  const connection = new ScriptedConnection(() => jsonAnswer({}));
  const host = { ...new InMemoryHost().services, connections: { get: () => connection } };
  const seen: number[] = [];
  const subscription = new RemotePause(host).seconds$.subscribe((seconds) => seen.push(seconds));
  connection.pause(2_400);
  vi.advanceTimersByTime(1_000);
  connection.pause(2_000);
  vi.advanceTimersByTime(60_000);
  expect(seen).toEqual([3, 2, 2, 1, 0]);
  subscription.unsubscribe();
  connection.pause(1_000);
  vi.advanceTimersByTime(60_000);
  expect(seen).toHaveLength(5);
});
