import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';

/** What operators watch. */
@Module({ controllers: [MetricsController] })
export class MetricsModule {}
