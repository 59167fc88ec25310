import { css } from 'lit';

export const toolbarStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--host-space-2);
  }

  .item {
    display: inline-flex;
  }

  .main {
    position: relative;
    overflow: hidden;
    font-weight: 600;
  }

  .main:has(+ .arrow) {
    border-radius: var(--host-radius) 0 0 var(--host-radius);
  }

  .arrow {
    width: 26px;
    padding: 0;
    border-left: 0;
    border-radius: 0 var(--host-radius) var(--host-radius) 0;
  }

  .main > svg {
    color: var(--host-color-accent);
  }

  .badge {
    min-width: 22px;
    padding: 0 7px;
    border-radius: 10px;
    background: var(--host-color-accent);
    color: var(--host-color-on-accent);
    font-size: 12px;
    line-height: 20px;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  .badge::before {
    content: attr(data-count);
  }

  .badge.blank {
    display: contents;
  }

  .badge.stale {
    background: transparent;
    color: var(--host-color-text-muted);
    box-shadow: inset 0 0 0 1px var(--host-color-border-control);
  }

  .badge.refreshing::after {
    content: '';
    position: absolute;
    inset: auto auto 0 0;
    width: 30%;
    height: 2px;
    background: var(--host-color-accent);
    animation: pass 1.4s ease-in-out infinite;
  }

  @keyframes pass {
    from {
      transform: translateX(-100%);
    }

    to {
      transform: translateX(340%);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .badge.refreshing::after {
      width: 100%;
      opacity: 0.6;
    }
  }
`;
