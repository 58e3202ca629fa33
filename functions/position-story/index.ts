export { positionStoryRoutes } from './position-story.routes.ts'
